package dev.hearth.host.stream;

import java.io.IOException;

/**
 * Serves one inbound stream on a thread of its own. The host closes the stream when this returns
 * and resets it when this throws.
 */
@FunctionalInterface
public interface StreamHandler {
  void handle(Stream stream) throws IOException;
}
