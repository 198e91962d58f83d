#!/bin/sh
# Puts the runtime into the image: its Python package, the user that submissions run as, and the
# folders that the host mounts. Everything belongs to root; others may write to /code_execution alone,
# as to /tmp: an engine gives the folder in memory that it mounts there the owner and mode of this one.
set -eu
start=$(date +%s)

install -d -m 0755 /opt/vsc /data
install -d -m 1777 /code_execution
cp -R /mnt/run.py /mnt/pytest.ini /mnt/vsc_runtime /mnt/tests /opt/vsc/
find /opt/vsc -name __pycache__ -prune -exec rm -rf {} +

install -m 0555 /mnt/conda /usr/local/bin/conda
python=/opt/conda/envs/condaenv/bin/python
[ -x "$python" ] || python=/usr/bin/python3
ln -s "$python" /opt/vsc/python

chown -R root:root /opt/vsc
find /opt/vsc -type f -exec chmod 0444 {} +
find /opt/vsc -type d -exec chmod 0555 {} +

# No shell, no home, no password: an entry in /etc/shadow would carry today's date.
echo 'submission:x:64000:' >> /etc/group
echo 'submission:x:64000:64000:runs submissions:/nonexistent:/usr/sbin/nologin' >> /etc/passwd

# `no-new-privileges` makes them inert; nothing in here has a use for them.
find / -xdev -type f -perm /6000 -exec chmod ug-s {} +

sh /mnt/steps/settle.sh "$start"
