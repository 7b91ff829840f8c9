from wagtail import hooks

from itc_spaces.trace import Traced


@hooks.register("register_log_actions")
def register_traced_actions(actions):
    for action in Traced:
        actions.register_action(action.value, action.label, action.label)
