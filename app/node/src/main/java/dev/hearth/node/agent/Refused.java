package dev.hearth.node.agent;

import dev.hearth.api.rpc.RpcException;
import java.io.IOException;

/** Failures in the words of the local API. */
final class Refused {
  private Refused() {}

  /** Something that may block and fail on disk or network. */
  interface Action<T> {
    T run() throws IOException;
  }

  static <T> T orTell(String code, String what, Action<T> action) {
    try {
      return action.run();
    } catch (IOException e) {
      throw new RpcException(code, what + ": " + e.getMessage() + ".", "Try again in a moment.");
    }
  }

  static RpcException noNetwork() {
    return new RpcException(
        "NETWORK-NOT-READY", "The network is not joined yet.", "Wait a moment and try again.");
  }
}
