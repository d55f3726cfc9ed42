package dev.hearth.node.dbus.desktop;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;

/** Services of desktops, as far as they are asked. */
final class Fakes {
  private Fakes() {}

  @DBusInterfaceName("org.gnome.Mutter.IdleMonitor")
  public interface IdleMonitor extends DBusInterface {
    UInt64 GetIdletime();
  }

  @DBusInterfaceName("org.gnome.SessionManager")
  public interface SessionManager extends DBusInterface {
    List<DBusPath> GetInhibitors();
  }

  @DBusInterfaceName("org.gnome.SessionManager.Inhibitor")
  public interface Inhibitor extends DBusInterface {
    UInt32 GetFlags();

    String GetAppId();
  }

  @DBusInterfaceName("org.kde.Solid.PowerManagement.PolicyAgent")
  public interface PolicyAgent extends DBusInterface {
    boolean HasInhibition(UInt32 types);

    List<List<String>> ListInhibitions();
  }

  @DBusInterfaceName("org.freedesktop.PowerManagement.Inhibit")
  public interface PowerInhibit extends DBusInterface {
    boolean HasInhibit();
  }

  @DBusInterfaceName("org.freedesktop.login1.Manager")
  public interface LoginManager extends DBusInterface {
    List<LoginInhibitor> ListInhibitors();
  }

  /** What, who, why, mode, user and process. */
  public static final class LoginInhibitor extends Struct {
    @Position(0)
    public final String what;

    @Position(1)
    public final String who;

    @Position(2)
    public final String why;

    @Position(3)
    public final String mode;

    @Position(4)
    public final UInt32 user;

    @Position(5)
    public final UInt32 process;

    public LoginInhibitor(
        String what, String who, String why, String mode, UInt32 user, UInt32 process) {
      this.what = what;
      this.who = who;
      this.why = why;
      this.mode = mode;
      this.user = user;
      this.process = process;
    }
  }

  /** An object that has properties; a test may change them. */
  static class Held implements Properties {
    final Map<String, Object> values;

    Held(Map<String, Object> values) {
      this.values = values;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A> A Get(String type, String name) {
      return (A) values.get(name);
    }

    @Override
    public <A> void Set(String type, String name, A value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Variant<?>> GetAll(String type) {
      return Map.of();
    }

    @Override
    public String getObjectPath() {
      return null;
    }
  }

  /** GNOME's session manager, with one inhibitor at a path. */
  static final class Gnome extends Held implements SessionManager {
    Gnome(Map<String, Object> values) {
      super(values);
    }

    @Override
    public List<DBusPath> GetInhibitors() {
      return List.of(
          new DBusPath("/org/gnome/SessionManager/Inhibitor1"),
          new DBusPath("/org/gnome/SessionManager/Inhibitor2"));
    }
  }

  record Inhibiting(long flags, String application) implements Inhibitor {
    @Override
    public UInt32 GetFlags() {
      return new UInt32(flags);
    }

    @Override
    public String GetAppId() {
      return application;
    }

    @Override
    public String getObjectPath() {
      return null;
    }
  }

  record Kde(boolean inhibited) implements PolicyAgent {
    @Override
    public boolean HasInhibition(UInt32 types) {
      return inhibited && types.intValue() == 4;
    }

    @Override
    public List<List<String>> ListInhibitions() {
      return List.of(List.of("org.videolan.vlc", "plays"));
    }

    @Override
    public String getObjectPath() {
      return null;
    }
  }

  record Xfce(boolean inhibited) implements PowerInhibit {
    @Override
    public boolean HasInhibit() {
      return inhibited;
    }

    @Override
    public String getObjectPath() {
      return null;
    }
  }

  record Logind(List<LoginInhibitor> inhibitors) implements LoginManager {
    @Override
    public List<LoginInhibitor> ListInhibitors() {
      return inhibitors;
    }

    @Override
    public String getObjectPath() {
      return null;
    }
  }

  record Idle(long milliseconds) implements IdleMonitor {
    @Override
    public UInt64 GetIdletime() {
      return new UInt64(milliseconds);
    }

    @Override
    public String getObjectPath() {
      return null;
    }
  }

  /** Does not answer until it is let. */
  record Hanging(CountDownLatch asked, CountDownLatch free) implements IdleMonitor {
    @Override
    public UInt64 GetIdletime() {
      asked.countDown();
      try {
        free.await();
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
      }
      return new UInt64(1);
    }

    @Override
    public String getObjectPath() {
      return null;
    }
  }
}
