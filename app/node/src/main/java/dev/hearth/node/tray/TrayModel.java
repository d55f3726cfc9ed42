package dev.hearth.node.tray;

import dev.hearth.api.NodeState;
import java.util.List;

/**
 * All that the icon shows.
 *
 * @param lines what is read on pointing at it
 */
public record TrayModel(TrayState state, String title, List<String> lines, List<MenuEntry> menu) {
  private static final String TITLE = "Hearth";

  public TrayModel {
    lines = List.copyOf(lines);
    menu = List.copyOf(menu);
  }

  /**
   * What the node's state looks like.
   *
   * @param earnedToday an amount as people read it
   * @param paused whether it was the owner who paused
   */
  public static TrayModel of(NodeState state, String earnedToday, boolean paused) {
    String earned = "Earned today: " + earnedToday;
    boolean earning = state.kind() == NodeState.Kind.EARNING;
    return new TrayModel(
        TrayState.of(state.kind()),
        TITLE,
        List.of(state.sentence(), earned),
        Menu.of(earned, paused, earning));
  }
}
