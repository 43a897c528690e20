package dev.incidentscribe.practice;

import dev.incidentscribe.practice.Transcript.Member;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Who the people of the stand-in's workspace are.
final class Profiles {
    private final Map<String, Member> members;

    Profiles(List<Member> members) {
        this.members = members.stream().collect(Collectors.toMap(Member::id, Function.identity(), (_, later) -> later));
    }

    Map<String, Object> info(String id) {
        Member member = members.get(id);
        if (member == null) {
            return Map.of("ok", false, "error", "user_not_found");
        }
        Map<String, String> names = Map.of("display_name", member.name(), "real_name", member.name());
        return Map.of(
                "ok",
                true,
                "user",
                Map.of(
                        "id", id,
                        "name", member.handle(),
                        "real_name", member.name(),
                        "tz", member.zone().getId(),
                        "profile", names));
    }
}
