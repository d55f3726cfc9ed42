package dev.hearth.node.agent;

import dev.hearth.api.SettingChange;
import dev.hearth.api.SettingView;
import dev.hearth.node.device.Devices;
import dev.hearth.node.device.InstalledDevice;
import dev.hearth.node.settings.OwnersSettings;
import dev.hearth.node.store.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The settings of a folder whose agent does not run. A later agent reads what was set. */
public final class SettingsOnDisk {
  private final SettingsDesk desk;

  private SettingsOnDisk(SettingsDesk desk) {
    this.desk = desk;
  }

  public static SettingsOnDisk open(Path folder) throws IOException {
    OwnersSettings settings =
        OwnersSettings.open(DataFolder.settings(folder), InstantSource.system());
    List<String> devices = Devices.installed().workers().stream().map(InstalledDevice::id).toList();
    return new SettingsOnDisk(new SettingsDesk(settings, () -> devices));
  }

  public List<SettingView> list() {
    return desk.list();
  }

  /** Throws RpcException for a setting or a value that cannot be. */
  public List<SettingView> set(SettingChange change) {
    return desk.set(change);
  }
}
