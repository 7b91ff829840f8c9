"""What is compared with: the smallest site that Wagtail makes, of one page model and one template."""
