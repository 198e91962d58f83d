# Makes conda packages of PyPI's wheels, on Debian 11's Python 3.9: the newest that Debian has of 3.9.
ARG DEBIAN_BASE
FROM ${DEBIAN_BASE}
ARG DEBIAN_11=http://deb.debian.org/debian
# A compiler for what PyPI has as sources only. distutils and lib2to3 would want Debian 11's python3 as well.
# hadolint ignore=DL3003,DL3008
RUN echo "deb $DEBIAN_11 bullseye main" > /etc/apt/sources.list.d/bullseye.list \
    && apt-get update && apt-get install --yes --no-install-recommends ca-certificates gcc libc6-dev \
       libmagic1 libtiff6 patchelf python3-pip-whl python3.9 python3.9-dev \
    && cd /tmp && apt-get download python3-distutils/bullseye python3-lib2to3/bullseye \
    && for package in *.deb; do dpkg -x "$package" /; done && rm ./*.deb
