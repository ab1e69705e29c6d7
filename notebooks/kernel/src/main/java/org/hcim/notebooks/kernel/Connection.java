package org.hcim.notebooks.kernel;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The kernel's addresses, from the connection file that Jupyter writes.
 *
 * @param key key that signs messages; empty for none
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
record Connection(
    String transport,
    String ip,
    int shellPort,
    int iopubPort,
    int stdinPort,
    int controlPort,
    int hbPort,
    String signatureScheme,
    String key) {

  private static final String SCHEME = "hmac-sha256";

  Connection {
    if (!SCHEME.equals(signatureScheme)) {
      throw new IllegalArgumentException(
          "signature_scheme (" + signatureScheme + ") must be " + SCHEME);
    }
  }

  static Connection read(Path file) throws IOException {
    return new ObjectMapper().readValue(file.toFile(), Connection.class);
  }

  String address(int port) {
    return transport + "://" + ip + ":" + port;
  }
}
