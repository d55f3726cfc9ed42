package dev.hearth.node.tray;

import dev.hearth.api.NodeState;

/** What the icon tells at a glance. */
public enum TrayState {
  EARNING,
  READY,
  PAUSED,
  NEEDS_YOU,
  OFFLINE;

  static TrayState of(NodeState.Kind kind) {
    return switch (kind) {
      case EARNING -> EARNING;
      case READY -> READY;
      case PAUSED -> PAUSED;
      case NEEDS_YOU -> NEEDS_YOU;
      case STARTING, OFFLINE -> OFFLINE;
    };
  }
}
