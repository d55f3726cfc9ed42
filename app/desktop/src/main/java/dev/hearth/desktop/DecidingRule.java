package dev.hearth.desktop;

import dev.hearth.api.DevicePolicy;
import dev.hearth.api.DevicePolicy.RuleView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.NodeState;
import dev.hearth.desktop.agent.Commands;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/**
 * What holds the machine back, for who wants to press the right thing. Asked each time the sentence
 * of a held state changes, as snapshots carry the sentence alone.
 */
final class DecidingRule {
  private static final String OWNER = "OWNER";
  private static final Hold NONE = new Hold(false, Optional.empty());
  private static final Set<NodeState.Kind> HELD =
      Set.of(NodeState.Kind.PAUSED, NodeState.Kind.NEEDS_YOU);

  private final Commands commands;
  private final ReadOnlyObjectWrapper<Hold> hold = new ReadOnlyObjectWrapper<>(NONE);
  private NodeState asked;

  /** Whether anything holds it; the rule, when it is one and not the owner's own word. */
  record Hold(boolean held, Optional<RuleView> rule) {}

  DecidingRule(ObservableValue<NodeSnapshot> snapshot, Commands commands) {
    this.commands = commands;
    snapshot.map(NodeSnapshot::state).subscribe(this::look);
  }

  ReadOnlyObjectProperty<Hold> hold() {
    return hold.getReadOnlyProperty();
  }

  private void look(NodeState state) {
    asked = state;
    if (state == null || !HELD.contains(state.kind())) {
      hold.set(NONE);
      return;
    }
    commands.run(
        commands.agent()::policy,
        policies -> answer(state, deciding(policies)),
        failure -> answer(state, Optional.empty()));
  }

  /** The state may have passed meanwhile. */
  private void answer(NodeState state, Optional<RuleView> rule) {
    if (state.equals(asked)) {
      hold.set(new Hold(state.kind() == NodeState.Kind.PAUSED, rule));
    }
  }

  private static Optional<RuleView> deciding(List<DevicePolicy> policies) {
    return policies.stream()
        .flatMap(policy -> policy.rules().stream())
        .filter(RuleView::decides)
        .findFirst()
        .filter(rule -> !rule.rule().equals(OWNER));
  }
}
