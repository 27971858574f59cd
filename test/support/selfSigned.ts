/**
 * A certificate for 127.0.0.1 and localhost that nobody trusts, with its key, for tests only:
 * openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 36500 -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1
 */
export const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgDUxlhWAVL4nIGtrJ
RwBlPM3arLPRIqicoVtql05XDjChRANCAAT2+B7utoktvt3sHBBb9eUCPY+K6YA9
xnLbNP3KnxYC8X/O7nGmvyHhoWRE+rwfulAvjCiUoT0BKdJbg02Lal4J
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUWtfOgIKJO36+4vjUjhdjSEzN7oswCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjIxMzMzNloYDzIxMjYxMDI5
MjEzMzM2WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAT2+B7utoktvt3sHBBb9eUCPY+K6YA9xnLbNP3KnxYC8X/O7nGmvyHh
oWRE+rwfulAvjCiUoT0BKdJbg02Lal4Jo28wbTAdBgNVHQ4EFgQUhUuzRfYNiGQs
kTNsqPMZRsitNeIwHwYDVR0jBBgwFoAUhUuzRfYNiGQskTNsqPMZRsitNeIwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIgVbRwVvBPI/HchdAh9DG01iRHIkRuA2iNXVixIgU+KBUCIDw0
jiqAo3QN4cu29ExN3202S/7MgT2FEa4OGVqTWs2j
-----END CERTIFICATE-----`,
};
