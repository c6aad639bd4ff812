"""The reviewers' desk: a web application over the register."""
