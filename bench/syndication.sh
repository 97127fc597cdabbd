#!/bin/sh
# Measures announcements: from publishing to the network, and a thousand due in the same second on five channels. Takes about
# ten minutes, because mixi2 takes no more than 20 a minute.
exec "$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)/run.sh" syndication
