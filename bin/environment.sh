# What bin/serve, bin/test, bin/check and bin/bench share: the Python environment and the browser app, made when
# they are missing or stale. Sourced, with $root set. When nothing changed it starts no Python: one cmp, one find.

py=$root/.venv/bin/python
export PYTHONPATH="$root/src${PYTHONPATH:+:$PYTHONPATH}"

say() { printf '%s\n' "$*" >&2; }

die() {
    say "deskbell: $1"
    [ $# -lt 2 ] || say "  $2"
    exit 1
}

# step WORDS COMMAND…: says what is going on, the seconds on a terminal, and the command's own words if it fails.
step() {
    words=$1
    shift
    log=$(mktemp)
    started=$(date +%s)
    if [ -t 2 ]; then
        (
            while :; do
                printf '\r· %s … %ss' "$words" "$(($(date +%s) - started))" >&2
                sleep 1
            done
        ) &
        ticker=$!
        trap 'kill "$ticker" 2>/dev/null; printf "\n" >&2; exit 130' INT TERM
    else
        say "· $words …"
    fi
    status=0
    "$@" >"$log" 2>&1 </dev/null || status=$?
    if [ -t 2 ]; then
        kill "$ticker" 2>/dev/null || :
        wait "$ticker" 2>/dev/null || :
        trap - INT TERM
        printf '\n' >&2
    fi
    [ "$status" -eq 0 ] || cat "$log" >&2
    rm -f "$log"
    return "$status"
}

is_recent_python() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

# Prints the interpreter itself, not the link to it: when an upgrade takes it away, .venv is seen to be broken.
find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if is_recent_python "$name"; then
            "$name" -c 'import os, sys; print(os.path.realpath(sys.executable))'
            return
        fi
    done
    return 1
}

# apt_install WORDS PACKAGE: only as root on a Debian-like system; false elsewhere.
apt_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
    step "$1" sh -c 'apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$1"' apt "$2"
}

make_venv() {
    python=$(find_python) || die "Python 3.11 or newer is needed, and there is none on the PATH." \
        "Debian, Ubuntu: sudo apt-get install python3 python3-venv    macOS: brew install python"
    if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        apt_install "Installing $package" "$package" ||
            die "$python comes without its venv module." "sudo apt-get install $package"
    fi
    step "Making the Python environment" "$python" -m venv --clear "$root/.venv" ||
        die "the Python environment could not be made in $root/.venv."
}

# environment NAME: .venv holds everything of requirements/NAME.txt. A copy of the lock inside .venv is the stamp.
environment() {
    lock=$root/requirements/$1.txt
    [ -x "$py" ] && cmp -s "$lock" "$root/.venv/$1.lock" && return
    "$py" -m pip --version >/dev/null 2>&1 && is_recent_python "$py" || make_venv
    step "Installing the Python packages (once)" "$py" -m pip install --disable-pip-version-check \
        --require-hashes --no-deps -r "$lock" || die "the Python packages could not be installed; pip's words are above."
    cp "$lock" "$root/.venv/$1.lock"
}

# browser_app: src/deskbell/static is newer than every file and folder it is built from.
browser_app() {
    stamp=$root/src/deskbell/static/.stamp
    if [ "${DESKBELL_SKIP_UI:-}" = 1 ]; then return; fi
    if [ -e "$stamp" ]; then
        newer=$(find "$root/ui" -name node_modules -prune -o -newer "$stamp" -print | head -n 1)
        [ -n "$newer" ] || return 0
    fi
    "$py" "$root/hatch_build.py" || die "the browser app could not be built."
}
