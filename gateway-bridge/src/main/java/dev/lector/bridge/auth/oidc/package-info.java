/**
 * Tokens that an identity provider has signed (JSON Web Tokens, RFC 7519), by the keys that it
 * publishes (OpenID Connect Discovery 1.0).
 */
package dev.lector.bridge.auth.oidc;
