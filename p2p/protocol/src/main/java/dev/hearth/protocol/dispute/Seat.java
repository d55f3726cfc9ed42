package dev.hearth.protocol.dispute;

/** The two sides. */
public enum Seat {
  CHALLENGER,
  PROVIDER;

  public Seat other() {
    return this == CHALLENGER ? PROVIDER : CHALLENGER;
  }
}
