package dev.hearth.node.agent;

import dev.hearth.node.lease.Permission;
import dev.hearth.node.lease.WorkGate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A gate for each device, held until the owner's rules were asked once. Safe for any thread. */
final class Gates {
  private static final Permission NOT_YET =
      new Permission.Hold("the owner's rules have not been asked yet", false);

  private final Map<String, WorkGate> gates = new ConcurrentHashMap<>();

  WorkGate of(String device) {
    return gates.computeIfAbsent(device, absent -> new WorkGate(NOT_YET));
  }
}
