"""The benchmark: whole commands, a running process, and growth. Run it with: make bench"""
