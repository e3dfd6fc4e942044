package dev.skybridge.world.kube;

/**
 * A user who signs in with a client certificate.
 *
 * @param file name of the certificate's files
 * @param commonName user name, as Kubernetes reads it
 * @param group group, or empty
 */
record PkiUser(String file, String commonName, String group) {}
