package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.Rule;
import java.util.List;

/** Every rule, in the order in which they decide. */
public final class AllRules {
  public static final List<Rule> IN_ORDER =
      List.of(
          new OwnerRule(),
          new DeviceOffRule(),
          new BenchedRule(),
          new HeatRule(),
          new PowerRule(),
          new BatteryRule(),
          new ProgramsRule(),
          new FullscreenRule(),
          new OtherLoadRule(),
          new VideoRule(),
          new InUseRule(),
          new QuietHoursRule(),
          new ScheduleRule(),
          new MeteredRule(),
          new WorthRule(),
          new UntestedRule());

  private AllRules() {}
}
