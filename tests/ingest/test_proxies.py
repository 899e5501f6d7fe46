import pytest

from reader.ingest.address import read_address
from reader.ingest.proxies import proxy_for
from reader.model.errors import NetworkError

PROXY = "http://proxy.example:3128"


def found(address: str, **environment: str) -> str:
    proxy = proxy_for(read_address(address), environment)
    return str(proxy) if proxy else ""


@pytest.mark.parametrize(
    ("address", "environment", "expected"),
    [
        ("http://a.example", {}, ""),
        ("http://a.example", {"http_proxy": PROXY}, "http://proxy.example:3128/"),
        ("https://a.example", {"http_proxy": PROXY}, ""),
        ("https://a.example", {"HTTPS_PROXY": PROXY}, "http://proxy.example:3128/"),
        (
            "https://a.example",
            {"https_proxy": "https://p.example", "HTTPS_PROXY": PROXY},
            "https://p.example/",
        ),
        ("http://a.example", {"HTTP_PROXY": PROXY}, ""),
        ("http://a.example", {"ALL_PROXY": "proxy.example:3128"}, "http://proxy.example:3128/"),
        ("http://a.example", {"http_proxy": " "}, ""),
    ],
)
def test_the_proxy_is_the_one_that_the_environment_names(
    address: str, environment: dict[str, str], expected: str
) -> None:
    assert found(address, **environment) == expected


@pytest.mark.parametrize(
    ("no_proxy", "address"),
    [
        ("*", "http://a.example"),
        ("b.example, a.example", "http://a.example"),
        (".example", "http://a.example"),
        ("*.example", "http://a.example"),
        ("a.example:8080", "http://a.example:8080"),
        ("10.0.0.0/8", "http://10.1.2.3"),
        ("[::1]", "http://[::1]"),
    ],
)
def test_no_proxy_is_for_what_the_environment_excepts(no_proxy: str, address: str) -> None:
    assert found(address, http_proxy=PROXY, NO_PROXY=no_proxy) == ""


@pytest.mark.parametrize("no_proxy", ["", "ample", "a.example:81", "10.0.0.0/8", ".", "b.a.example"])
def test_an_exception_is_for_nothing_else(no_proxy: str) -> None:
    assert found("http://a.example", http_proxy=PROXY, no_proxy=no_proxy)


def test_a_proxy_of_another_kind_is_an_error() -> None:
    with pytest.raises(NetworkError, match="only http and https proxies"):
        found("http://a.example", all_proxy="socks5://me:secret@localhost:9050")
