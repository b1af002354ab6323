"""Drawings that the chapters need again and again, made by code."""
