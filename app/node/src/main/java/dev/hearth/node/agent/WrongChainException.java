package dev.hearth.node.agent;

import java.io.IOException;
import java.net.URI;

/** What answers is a chain, and not the one that was named. */
final class WrongChainException extends IOException {
  WrongChainException(URI rpc, long wanted, long found) {
    super(
        "The chain at %s is number %d, not %d. Check --rpc and --chain-id."
            .formatted(rpc, found, wanted));
  }
}
