package dev.hearth.node.claim;

import dev.hearth.protocol.Address;
import java.io.IOException;

/** The owner's account. Throws IOException when it is not read. */
@FunctionalInterface
public interface Payee {
  Address account() throws IOException;
}
