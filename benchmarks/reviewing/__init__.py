"""What measuring the reviewers' desk needs: a long document, a server in a process of its own, many reviewers."""
