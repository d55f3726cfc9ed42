package dev.hearth.api;

import dev.hearth.api.rpc.Method;
import java.util.List;

/** The owner's settings, and the rules they make. */
public interface SettingsApi {

  /** Every setting, those of each device included, in the order of the file. */
  @Method("settings.list")
  List<SettingView> settings();

  /** Sets one, or sets it back to what it is initially; all settings as they then are. */
  @Method("settings.set")
  List<SettingView> set(SettingChange change);

  /** Every rule for every device: its live signal, which one decides now, what would change it. */
  @Method("policy.show")
  List<DevicePolicy> policy();

  /** What the rules, some settings changed, would have done with the signals of past days. */
  @Method("policy.what-if")
  WhatIf whatIf(WhatIfRequest request);
}
