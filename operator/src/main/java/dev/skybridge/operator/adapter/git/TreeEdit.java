package dev.skybridge.operator.adapter.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/**
 * Applies a {@link Change} to a tree without a working copy. Reads and writes only the folders on
 * the way to what changes, so its cost does not grow with the repository.
 */
final class TreeEdit {
  private final ObjectReader reader;
  private final ObjectInserter inserter;

  TreeEdit(ObjectReader reader, ObjectInserter inserter) {
    this.reader = reader;
    this.inserter = inserter;
  }

  /**
   * The tree after the change; the same id where it changes nothing.
   *
   * @param tree null for an empty repository
   */
  ObjectId apply(@Nullable ObjectId tree, Change change) throws IOException {
    var root = new Folder();
    for (var folder : change.folders().entrySet()) {
      var node = root.descend(folder.getKey());
      node.replaced = true;
      for (var file : folder.getValue().entrySet()) {
        node.files.put(file.getKey(), blob(file.getValue()));
      }
    }
    for (var file : change.files().entrySet()) {
      var slash = file.getKey().lastIndexOf('/');
      var node = slash < 0 ? root : root.descend(file.getKey().substring(0, slash));
      node.files.put(
          file.getKey().substring(slash + 1),
          file.getValue().isPresent() ? blob(file.getValue().get()) : ObjectId.zeroId());
    }
    var edited = write(tree, root);
    return edited == null ? inserter.insert(new TreeFormatter()) : edited;
  }

  private ObjectId blob(String text) throws IOException {
    return inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The edited folder, or null where nothing is left in it. */
  private @Nullable ObjectId write(@Nullable ObjectId before, Folder edit) throws IOException {
    var entries = new TreeMap<Entry.Key, Entry>(Entry.ORDER);
    if (before != null && !edit.replaced) {
      var parser = new CanonicalTreeParser(null, reader, before);
      for (; !parser.eof(); parser.next()) {
        var entry = new Entry(parser.getEntryFileMode(), parser.getEntryObjectId());
        entries.put(new Entry.Key(parser.getEntryPathString(), entry.isFolder()), entry);
      }
    }
    for (var file : edit.files.entrySet()) {
      entries.remove(new Entry.Key(file.getKey(), true));
      if (file.getValue().equals(ObjectId.zeroId())) {
        entries.remove(new Entry.Key(file.getKey(), false));
      } else {
        entries.put(
            new Entry.Key(file.getKey(), false), new Entry(FileMode.REGULAR_FILE, file.getValue()));
      }
    }
    for (var folder : edit.folders.entrySet()) {
      var key = new Entry.Key(folder.getKey(), true);
      var current = entries.get(key);
      var edited = write(current == null ? null : current.id(), folder.getValue());
      if (edited == null) {
        entries.remove(key);
      } else {
        entries.remove(new Entry.Key(folder.getKey(), false));
        entries.put(key, new Entry(FileMode.TREE, edited));
      }
    }
    if (entries.isEmpty()) {
      return null;
    }
    var formatter = new TreeFormatter();
    entries.forEach((key, entry) -> formatter.append(key.name(), entry.mode(), entry.id()));
    return inserter.insert(formatter);
  }

  /** What changes in one folder; the zero id stands for a removed file. */
  private static final class Folder {
    private final Map<String, Folder> folders = new TreeMap<>();
    private final Map<String, ObjectId> files = new TreeMap<>();
    private boolean replaced;

    Folder descend(String path) {
      var node = this;
      for (var name : path.split("/", -1)) {
        node = node.folders.computeIfAbsent(name, _ -> new Folder());
      }
      return node;
    }
  }

  private record Entry(FileMode mode, ObjectId id) {
    /** Git sorts a folder as if its name ended in a slash. */
    static final Comparator<Key> ORDER =
        Comparator.comparing(key -> key.folder() ? key.name() + "/" : key.name());

    boolean isFolder() {
      return mode.equals(FileMode.TREE);
    }

    record Key(String name, boolean folder) {}
  }
}
