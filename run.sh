#!/bin/sh
# Start Zila from a bundle (`make bundle`) without internet: double click this file.
if [ -n "$1" ]; then
	# A workshop's file, named from where the command was given.
	set -- "$(cd "$(dirname "$1")" && pwd)/$(basename "$1")"
fi
cd "$(dirname "$0")" || exit 1
for python in python3.15 python3.14 python3.13 python3.12 python3.11 python3; do
	if command -v $python >/dev/null && $python -m ui.serve.unpack --fits >/dev/null 2>&1; then
		exec $python -m ui.serve.unpack "$@"
	fi
done
if command -v python3 >/dev/null; then
	python3 -m ui.serve.unpack "$@"
else
	echo "Zila needs Python. Install it and start again; these fit:"
	cat wheels/targets.txt
fi
printf "Press Enter to close. "
read -r _
exit 1
