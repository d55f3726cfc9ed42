package dev.hearth.training;

/** Asked after every step; when it says yes, training writes a snapshot and stops. */
@FunctionalInterface
public interface StopSignal {
  StopSignal NEVER = () -> false;

  boolean isStopped();
}
