package dev.hearth.wallet.practice.chain;

import java.io.Closeable;
import java.io.IOException;

/** Where a chain's entries are kept. */
interface EntryLog extends Closeable {
  /** Keeps nothing: a chain that ends with its process. */
  EntryLog NONE = entry -> {};

  /** Returns once the entry survives a crash; on an exception it is as if it never was. */
  void append(Entry entry) throws IOException;

  @Override
  default void close() throws IOException {}
}
