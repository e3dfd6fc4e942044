package dev.skybridge.gate.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * How the database is reached, past the gate. The password is read anew from its file each time,
 * and is given to programs by their environment alone.
 *
 * @param host of the database
 * @param port of the database
 * @param database that is copied
 * @param user who may read all of it, create databases, rename this one and end its sessions
 * @param passwordFile with the password alone
 * @param sslMode as libpq and the driver call it
 * @param programs folder of {@code pg_dump} and {@code pg_restore}; empty for the search path
 * @param deadline of a dump or a restore
 */
public record DatabaseAccess(
    String host,
    int port,
    String database,
    String user,
    Path passwordFile,
    String sslMode,
    Optional<Path> programs,
    Duration deadline) {
  /** Leaves room for what is appended to the names of databases beside it. */
  private static final int NAME = 30;

  private static final String SECONDS = "10";

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException where it is too long
   */
  public DatabaseAccess {
    if (database.length() > NAME) {
      throw new IllegalArgumentException(
          "the database's name may have " + NAME + " characters, so that one beside it has a name");
    }
  }

  /** A connection to a database of this server, with deadlines. */
  Connection connect(String name) throws SQLException, IOException {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password());
    properties.setProperty("sslmode", sslMode);
    properties.setProperty("connectTimeout", SECONDS);
    properties.setProperty("loginTimeout", SECONDS);
    properties.setProperty("socketTimeout", Long.toString(deadline.toSeconds()));
    properties.setProperty("ApplicationName", "write-gate");
    return DriverManager.getConnection(
        "jdbc:postgresql://" + host + ":" + port + "/" + name, properties);
  }

  /** What the client programs are told by their environment. */
  Map<String, String> environment() throws IOException {
    var environment = new HashMap<String, String>();
    environment.put("PGHOST", host);
    environment.put("PGPORT", Integer.toString(port));
    environment.put("PGUSER", user);
    environment.put("PGPASSWORD", password());
    environment.put("PGSSLMODE", sslMode);
    environment.put("PGCONNECT_TIMEOUT", SECONDS);
    environment.put("PGAPPNAME", "write-gate");
    // messages are looked through for what failed
    environment.put("LC_ALL", "C");
    return environment;
  }

  /** A client program. */
  String program(String name) {
    return programs.map(folder -> folder.resolve(name).toString()).orElse(name);
  }

  private String password() throws IOException {
    return Files.readString(passwordFile).strip();
  }
}
