"""The command `newsdesk`: arguments, standard output and error, exit statuses, the pager, broken pipes."""
