/** Commands under way. Their patches lie over what the server said until it settles or refuses them. */
import type { Conversation, Id, Message } from '../../shared/wire'

export interface Pending {
  /** The command id: the server's event carries it back. */
  id: string
  conversations: Id[]
  patch: ((row: Conversation) => Conversation) | null
  /** A message shown before the server has it. */
  message: Message | null
}

export class PendingCommands {
  private commands = new Map<string, Pending>()

  add(command: Pending): void {
    this.commands.set(command.id, command)
  }

  get(id: string): Pending | undefined {
    return this.commands.get(id)
  }

  /** Returns the conversations whose rows must be drawn again. */
  settle(id: string): Id[] {
    const command = this.commands.get(id)
    this.commands.delete(id)
    return command?.conversations ?? []
  }

  over(row: Conversation): Conversation {
    let shown = row
    for (const { conversations, patch } of this.commands.values()) {
      if (patch && conversations.includes(row.id)) shown = patch(shown)
    }
    return shown
  }

  messages(conversation: Id): Message[] {
    const found: Message[] = []
    for (const { message } of this.commands.values()) {
      if (message?.conversation === conversation) found.push(message)
    }
    return found
  }

  setMessage(id: string, message: Message): void {
    const command = this.commands.get(id)
    if (command) this.commands.set(id, { ...command, message })
  }
}
