package dev.hearth.desktop;

import dev.hearth.api.DevicePolicy;
import dev.hearth.api.DevicePolicy.Opinion;
import dev.hearth.api.DevicePolicy.RuleView;
import dev.hearth.api.SettingChange;
import dev.hearth.api.SettingView;
import dev.hearth.api.WhatIf;
import dev.hearth.api.WhatIf.Held;
import dev.hearth.api.WhatIf.Outcome;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.settings.Setting;
import dev.hearth.node.settings.Values;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The real settings, kept in memory, and rules of which one decides. */
final class FakeSettings {
  /** The rule that decides; OWNER when the owner has paused. */
  String decides = "IN_USE";

  boolean diskIsFull;
  boolean recorded = true;
  private Values values = Values.NONE;

  List<SettingView> list() {
    return Stream.of(
            Catalogue.general().stream().map(setting -> view(setting, "")),
            Catalogue.of("gpu").stream().map(setting -> view(setting, "gpu")),
            Catalogue.of("cpu").stream().map(setting -> view(setting, "cpu")))
        .flatMap(settings -> settings)
        .toList();
  }

  private SettingView view(Setting<?> setting, String device) {
    return new SettingView(
        setting.key(),
        setting.group().title(),
        device,
        setting.title(),
        setting.doc(),
        setting.kind().hint(),
        setting.kind().choices(),
        setting.kind().normal(values.text(setting)),
        setting.initial(),
        values.isSet(setting));
  }

  List<SettingView> set(SettingChange change) {
    if (diskIsFull) {
      throw new RpcException("SETTING-NOT-KEPT", "The disk is full.", "What held still holds.");
    }
    Setting<?> setting = Catalogue.find(change.key()).orElseThrow();
    try {
      values = values.with(setting, Optional.of(change.value()).filter(value -> !value.isBlank()));
    } catch (IllegalArgumentException e) {
      throw new RpcException(
          "SETTING-VALUE", change.key() + " " + e.getMessage() + ".", "Nothing was changed.");
    }
    return list();
  }

  List<DevicePolicy> policy() {
    return List.of(
        new DevicePolicy(
            "gpu",
            0,
            "Paused: you are using this PC. Resumes 5 minutes after you leave.",
            List.of(
                rule("OWNER", "What you said last", "you have said nothing else", "", List.of()),
                rule(
                    "BENCHED",
                    "Same bits as the reference",
                    "same bits as the reference",
                    "Usual cause: overclocking. Test it again under Devices.",
                    List.of()),
                rule(
                    "HEAT",
                    "Temperature",
                    "61 °C, your limit is 85",
                    "Resumes below 79 °C.",
                    List.of("device.gpu.celsius")),
                rule("BATTERY", "Battery", "on mains power", "", List.of("battery.work")),
                rule(
                    "IN_USE",
                    "You at the machine",
                    "last key or click 12 seconds ago",
                    "Resumes 5 minutes after you leave.",
                    List.of("idle.after", "used.share", "device.gpu.while-used")),
                new RuleView(
                    "METERED",
                    "Metered network",
                    "nobody here tells whether the network is metered",
                    Opinion.SILENT,
                    false,
                    true,
                    "",
                    List.of("network.metered")))),
        new DevicePolicy("cpu", 25, "", List.of()));
  }

  private RuleView rule(
      String id, String title, String signal, String next, List<String> settings) {
    boolean deciding = id.equals(decides);
    return new RuleView(
        id,
        title,
        signal,
        deciding ? Opinion.OBJECTS : Opinion.ALLOWS,
        deciding,
        RuleId.valueOf(id).givesWay(),
        deciding ? next : "",
        settings);
  }

  WhatIf whatIf() {
    Outcome none = new Outcome(0, 604_800, List.of());
    Outcome now =
        new Outcome(
            148_800,
            36_000,
            List.of(
                new Held("IN_USE", "You at the machine", 300_000),
                new Held("FULLSCREEN", "Games and slides", 72_000)));
    Outcome changed =
        new Outcome(210_000, 36_000, List.of(new Held("IN_USE", "You at the machine", 240_000)));
    return new WhatIf(
        List.of(
            recorded
                ? new WhatIf.DeviceWhatIf("gpu", now, changed)
                : new WhatIf.DeviceWhatIf("gpu", none, none)),
        "");
  }
}
