package dev.hearth.node.policy;

import java.time.LocalTime;

/** A stretch of every day, the end not included; one that ends before it begins spans midnight. */
public record DailyHours(LocalTime from, LocalTime to) {

  public boolean contains(LocalTime time) {
    boolean started = !time.isBefore(from);
    boolean notOver = time.isBefore(to);
    return spansMidnight() ? started || notOver : started && notOver;
  }

  public boolean spansMidnight() {
    return !from.isBefore(to);
  }

  @Override
  public String toString() {
    return from + "-" + to;
  }
}
