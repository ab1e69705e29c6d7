package org.hcim.notebooks.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A message of Jupyter's protocol.
 *
 * @param identities the sender, or the receiver
 * @param parent the header of the request
 */
record Message(List<byte[]> identities, JsonNode header, JsonNode parent, ObjectNode content) {

  String type() {
    return header.path("msg_type").asText();
  }
}
