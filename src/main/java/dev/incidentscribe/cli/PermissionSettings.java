package dev.incidentscribe.cli;

import dev.incidentscribe.access.Grantee;
import dev.incidentscribe.access.Permission;
import dev.incidentscribe.access.Permissions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Reads `may` in the configuration: who may do what.
final class PermissionSettings {
    private PermissionSettings() {}

    /// @throws UsageException naming the first line that is wrong
    static Permissions read(SettingsFile file) {
        Optional<JsonNode> may = file.at(Setting.MAY);
        if (may.isEmpty()) {
            return Permissions.standard();
        }
        if (!may.get().isObject()) {
            throw file.wrong(Setting.MAY, "is no list of “what: [who, …]”");
        }
        var granted = new EnumMap<Permission, List<Grantee>>(Permission.class);
        may.get()
                .properties()
                .forEach(it -> granted.put(
                        permission(it.getKey(), file.path()), grantees(it.getKey(), it.getValue(), file.path())));
        return new Permissions(granted);
    }

    private static Permission permission(String written, Path path) {
        return Arrays.stream(Permission.values())
                .filter(permission -> permission.key().equals(written))
                .findFirst()
                .orElseThrow(() -> new UsageException("may in %s: “%s” is nothing that can be permitted; there are %s"
                        .formatted(
                                path,
                                written,
                                Arrays.stream(Permission.values())
                                        .map(Permission::key)
                                        .collect(Collectors.joining(", ")))));
    }

    private static List<Grantee> grantees(String permission, JsonNode written, Path path) {
        Stream<JsonNode> nodes = written.isArray() ? written.valueStream() : Stream.of(written);
        return nodes.map(node -> Optional.of(node)
                        .filter(JsonNode::isValueNode)
                        .flatMap(it -> Grantee.parse(it.asString("")))
                        .orElseThrow(() -> new UsageException(
                                "may: %s in %s: “%s” is nobody; write everybody, lead, roles, opener, a user group (S…) or a user (U…)"
                                        .formatted(permission, path, node.asString("")))))
                .toList();
    }
}
