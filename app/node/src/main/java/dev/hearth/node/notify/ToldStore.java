package dev.hearth.node.notify;

/** Remembers what the owner has been told, beyond the process's end. */
public interface ToldStore {
  /** {@link Told#NOTHING} at first. */
  Told load();

  void save(Told told);
}
