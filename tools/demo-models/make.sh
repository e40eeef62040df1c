#!/bin/sh
# Makes the concepts and all six models, then measures them. Arguments go to make.py.
set -e
here=$(dirname "$0")
python=${PYTHON:-python3}
"$python" "$here/make.py" "$@"
"$python" "$here/evaluate.py"
