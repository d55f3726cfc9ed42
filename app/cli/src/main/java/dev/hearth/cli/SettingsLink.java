package dev.hearth.cli;

import dev.hearth.api.SettingChange;
import dev.hearth.api.SettingView;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.agent.SettingsOnDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The settings by the agent that runs on the folder, or in their file when none does. */
final class SettingsLink implements AutoCloseable {
  private static final Set<String> USAGE = Set.of("SETTING-UNKNOWN", "SETTING-VALUE");

  private final Supplier<List<SettingView>> list;
  private final Function<SettingChange, List<SettingView>> set;
  private final Runnable close;

  private SettingsLink(
      Supplier<List<SettingView>> list,
      Function<SettingChange, List<SettingView>> set,
      Runnable close) {
    this.list = list;
    this.set = set;
    this.close = close;
  }

  static SettingsLink of(DataDir dataDir) {
    Path folder = dataDir.forWriting();
    return AgentLink.ifRunning(folder).map(SettingsLink::of).orElseGet(() -> onDisk(folder));
  }

  private static SettingsLink of(AgentLink link) {
    return new SettingsLink(link.agent()::settings, link.agent()::set, link::close);
  }

  private static SettingsLink onDisk(Path folder) {
    try {
      SettingsOnDisk settings = SettingsOnDisk.open(folder);
      return new SettingsLink(settings::list, settings::set, () -> {});
    } catch (IOException e) {
      throw CommandException.failure(
          "SETTING-NOT-KEPT", CommandException.sentence(e), "Check the disk.", e);
    }
  }

  List<SettingView> list() {
    return list.get();
  }

  /** Throws CommandException for a setting or a value that cannot be. */
  List<SettingView> set(SettingChange change) {
    try {
      return set.apply(change);
    } catch (RpcException refusal) {
      throw USAGE.contains(refusal.code())
          ? CommandException.usage(refusal.code(), refusal.getMessage(), refusal.advice())
          : refusal;
    }
  }

  @Override
  public void close() {
    close.run();
  }
}
