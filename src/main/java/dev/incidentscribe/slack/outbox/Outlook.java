package dev.incidentscribe.slack.outbox;

/// What is to be expected of another try at something that Slack would not do.
enum Outlook {
    /// It may do it later, and did not do it now. That holds for a token that is being replaced, too.
    PASSING,
    /// It does not know itself how far it came.
    UNCERTAIN,
    /// It will do it once a person has mended something in Slack; nobody knows when.
    MENDABLE,
    /// It never will.
    FINAL;

    /// Sorts Slack's words, once for all methods. One that is not listed is hoped to pass.
    /// Source: the errors that Slack documents for the methods that are used.
    ///
    /// @param error Slack's word for why it would not
    static Outlook of(String error) {
        return switch (error) {
            case "internal_error", "fatal_error", "service_unavailable", "request_timeout" -> UNCERTAIN;
            case "missing_scope",
                    "not_in_channel",
                    "channel_not_found",
                    "is_archived",
                    "restricted_action",
                    "restricted_action_read_only_channel",
                    "restricted_action_non_threadable_channel",
                    "restricted_action_thread_only_channel",
                    "restricted_action_thread_locked",
                    "no_permission",
                    "not_allowed_token_type",
                    "method_not_supported_for_channel_type",
                    "channel_type_not_supported",
                    "user_is_restricted",
                    "too_many_pins",
                    "too_many_bookmarks",
                    "canvas_disabled_user_team",
                    "canvas_disabled_file_team",
                    "free_team_canvas_tab_already_exists",
                    "free_teams_cannot_create_non_tabbed_canvases",
                    "free_teams_cannot_create_standalone_canvases",
                    "free_teams_cannot_edit_standalone_canvases",
                    "team_tier_cannot_create_channel_canvases",
                    "cant_invite",
                    "ura_max_channels",
                    "team_access_not_granted",
                    "messages_tab_disabled",
                    "not_enabled",
                    "file_uploads_disabled",
                    "file_upload_size_restricted",
                    "storage_limit_reached" -> MENDABLE;
            case "cannot_reply_to_message",
                    "cannot_dm_bot",
                    "cant_update_message",
                    "edit_window_closed",
                    "invalid_arguments",
                    "invalid_blocks",
                    "invalid_blocks_format",
                    "invalid_metadata_format",
                    "invalid_users",
                    "message_not_found",
                    "metadata_too_large",
                    "msg_blocks_too_long",
                    "msg_too_long",
                    "no_text",
                    "thread_not_found",
                    "too_many_attachments",
                    "unknown_method",
                    "user_disabled",
                    "user_not_found",
                    "user_not_in_channel",
                    "user_not_visible",
                    "users_not_found",
                    "view_too_large" -> FINAL;
            default -> PASSING;
        };
    }
}
