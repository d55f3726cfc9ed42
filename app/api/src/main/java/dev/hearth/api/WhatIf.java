package dev.hearth.api;

import java.util.List;

/**
 * What rules would have done, device by device, as they are now and with the change.
 *
 * @param unknown what of the change cannot be tried on the past, in a sentence; empty when all can
 */
public record WhatIf(List<DeviceWhatIf> devices, String unknown) {

  /** Times in seconds; unknown is time without a record: off, asleep or without Hearth. */
  public record Outcome(long worked, long unknown, List<Held> held) {}

  /** How long one rule would have held the device, the longest first. */
  public record Held(String rule, String title, long seconds) {}

  /** Before and after the change. */
  public record DeviceWhatIf(String device, Outcome now, Outcome changed) {}
}
