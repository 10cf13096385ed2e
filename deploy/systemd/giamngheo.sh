#!/bin/sh
# The commands of the app as its account and with its settings, for whoever keeps the machine: sudo giamngheo doctor
# To /usr/local/bin/giamngheo, mode 0755.
exec runuser -u giamngheo -- sh -c '
  umask 077
  set -a
  HOME=/var/lib/giamngheo
  . /etc/giamngheo/giamngheo.env
  exec /opt/giamngheo/run "$@"
' giamngheo "$@"
