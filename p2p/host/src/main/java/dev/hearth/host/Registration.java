package dev.hearth.host;

/** What a registration returns; closing it takes the registered thing back. */
@FunctionalInterface
public interface Registration extends AutoCloseable {
  @Override
  void close();
}
