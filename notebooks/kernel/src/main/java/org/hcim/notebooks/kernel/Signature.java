package org.hcim.notebooks.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a message's parts, so other users of the machine cannot run code here. */
record Signature(String key) {

  private static final String ALGORITHM = "HmacSHA256";

  /** The signature; empty without a key. */
  String of(List<byte[]> parts) {
    if (key.isEmpty()) {
      return "";
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM));
      parts.forEach(mac::update);
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  boolean fits(String signature, List<byte[]> parts) {
    return MessageDigest.isEqual(signature.getBytes(UTF_8), of(parts).getBytes(UTF_8));
  }
}
