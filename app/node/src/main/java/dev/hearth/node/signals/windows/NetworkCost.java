package dev.hearth.node.signals.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.ffi.NativeFunction;
import dev.hearth.node.signals.ffi.NativeLibrary;
import dev.hearth.node.signals.sense.Sense;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.UUID;

/** Whether this network costs by volume: INetworkCostManager of the Network List Manager. */
public final class NetworkCost implements Sense<Boolean> {
  private static final UUID LIST_MANAGER = UUID.fromString("dcb00c01-570f-4a9b-8d69-199fdba5723b");
  private static final UUID COST_MANAGER = UUID.fromString("dcb00008-570f-4a9b-8d69-199fdba5723b");
  private static final int GET_COST = 3;
  private static final int UNKNOWN = 0;
  private static final int FIXED_OR_VARIABLE = 2 | 4;

  private final Optional<MemorySegment> manager;
  private final Optional<NativeFunction> getCost;

  public NetworkCost(NativeLibrary ole32) {
    manager = new Com(ole32).create(LIST_MANAGER, COST_MANAGER);
    getCost = manager.map(object -> Com.method(object, GET_COST, ADDRESS, ADDRESS, ADDRESS));
  }

  @Override
  public Reading<Boolean> read() {
    int cost = getCost.map(this::cost).orElse(UNKNOWN);
    return cost == UNKNOWN
        ? Reading.unknown("Windows does not tell whether this network costs by volume")
        : Reading.of((cost & FIXED_OR_VARIABLE) != 0);
  }

  private int cost(NativeFunction getCost) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment cost = arena.allocate(JAVA_INT);
      int result = getCost.toInt(manager.orElseThrow(), cost, MemorySegment.NULL);
      return result == 0 ? cost.get(JAVA_INT, 0) : UNKNOWN;
    }
  }
}
