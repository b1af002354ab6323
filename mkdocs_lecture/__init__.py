"""The lecture site's build: programs that run, pages that show and check what they did.

The modules here are plain functions that need nothing of MkDocs but its reader of front matter.
`plugin` and `languages_plugin` alone connect them to it.
"""
