#!/bin/sh
# Stands in for `lp` and `lpstat` in tests, by links to it, and does what lies beside the link. It is never
# written by a test: a program that some thread holds open for writing cannot be started.
home=$(dirname "$(dirname "$0")")
. "$0.does"
