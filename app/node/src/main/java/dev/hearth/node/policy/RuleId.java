package dev.hearth.node.policy;

/** The rules, the one that decides first when several object. */
public enum RuleId {
  OWNER,
  DEVICE_OFF,
  BENCHED,
  HEAT,
  POWER,
  BATTERY,
  PROGRAMS,
  FULLSCREEN,
  OTHER_LOAD,
  VIDEO,
  IN_USE,
  QUIET_HOURS,
  SCHEDULE,
  METERED,
  WORTH,
  UNTESTED;

  /** Whether it gives way to an owner who says "run now". */
  public boolean givesWay() {
    return ordinal() > POWER.ordinal() && this != UNTESTED;
  }
}
