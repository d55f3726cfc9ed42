package dev.hearth.node.agent;

import dev.hearth.api.DevicePolicy;
import dev.hearth.api.DevicePolicy.Opinion;
import dev.hearth.api.DevicePolicy.RuleView;
import dev.hearth.api.SettingChange;
import dev.hearth.api.SettingView;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Verdict;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.settings.OwnersSettings;
import dev.hearth.node.settings.Setting;
import dev.hearth.node.settings.Values;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The settings' part of the local API. */
final class SettingsDesk {
  private final OwnersSettings settings;
  private final Supplier<List<String>> devices;

  SettingsDesk(OwnersSettings settings, Supplier<List<String>> devices) {
    this.settings = settings;
    this.devices = devices;
  }

  List<SettingView> list() {
    settings.reload();
    Values values = settings.values();
    Stream<SettingView> ofDevices =
        devices.get().stream()
            .flatMap(id -> Catalogue.of(id).stream().map(setting -> view(setting, id, values)));
    Stream<SettingView> general =
        Catalogue.general().stream().map(setting -> view(setting, "", values));
    return Stream.concat(general, ofDevices).toList();
  }

  private static SettingView view(Setting<?> setting, String device, Values values) {
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
    Setting<?> setting = find(change.key());
    try {
      settings.set(setting, Optional.of(change.value()).filter(value -> !value.isBlank()));
    } catch (IllegalArgumentException e) {
      throw wrong(setting, e);
    } catch (IOException e) {
      throw new RpcException(
          "SETTING-NOT-KEPT",
          "The settings cannot be written: " + e.getMessage() + ".",
          "Check the disk; what held before still holds.");
    }
    return list();
  }

  /** As they would be with these changes; nothing is stored. */
  Values with(List<SettingChange> changes) {
    Values values = settings.values();
    for (SettingChange change : changes) {
      Setting<?> setting = find(change.key());
      try {
        values =
            values.with(setting, Optional.of(change.value()).filter(value -> !value.isBlank()));
      } catch (IllegalArgumentException e) {
        throw wrong(setting, e);
      }
    }
    return values;
  }

  private static Setting<?> find(String key) {
    return Catalogue.find(key)
        .orElseThrow(
            () ->
                new RpcException(
                    "SETTING-UNKNOWN",
                    "There is no setting " + key + ".",
                    "`hearth config list` shows them."));
  }

  private static RpcException wrong(Setting<?> setting, IllegalArgumentException why) {
    return new RpcException(
        "SETTING-VALUE", setting.key() + " " + why.getMessage() + ".", "Nothing was changed.");
  }

  /** What every rule says of every device. */
  static List<DevicePolicy> policy(Map<String, Decision> decisions) {
    return decisions.entrySet().stream()
        .map(entry -> policy(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static DevicePolicy policy(String device, Decision decision) {
    Optional<RuleId> deciding = decision.hold().map(Decision.Hold::rule);
    return new DevicePolicy(
        device,
        share(decision),
        decision.hold().map(Decision.Hold::sentence).orElse(""),
        decision.judged().stream()
            .map(judged -> view(device, judged, deciding.filter(judged.rule()::equals).isPresent()))
            .toList());
  }

  static int share(Decision decision) {
    return switch (decision) {
      case Decision.Work work -> work.share();
      case Decision.Finish finish -> finish.share();
      case Decision.Hold _ -> 0;
    };
  }

  private static RuleView view(String device, Decision.Judged judged, boolean decides) {
    return new RuleView(
        judged.rule().name(),
        RuleWords.title(judged.rule()),
        judged.verdict().signal(),
        opinion(judged.verdict()),
        decides,
        judged.rule().givesWay(),
        judged.verdict() instanceof Verdict.Objects objects ? objects.next() : "",
        RuleWords.settings(judged.rule(), device));
  }

  private static Opinion opinion(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Allows _ -> Opinion.ALLOWS;
      case Verdict.Silent _ -> Opinion.SILENT;
      case Verdict.Limits _ -> Opinion.LIMITS;
      case Verdict.Objects _ -> Opinion.OBJECTS;
    };
  }
}
